/* Loads and stores: sorts an array again and again. */
#include <stdlib.h>

int main(void) {
    static int box[20000];
    for (unsigned seed = 1;; seed++) {
        for (int i = 0; i < 20000; i++) {
            seed = seed * 1103515245u + 12345u;
            box[i] = seed >> 16;
        }
        for (int gap = 10000; gap > 0; gap /= 2)
            for (int i = gap; i < 20000; i++) {
                int it = box[i], j = i;
                for (; j >= gap && box[j - gap] > it; j -= gap) box[j] = box[j - gap];
                box[j] = it;
            }
    }
}
