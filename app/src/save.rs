//! Files that the page hands to the reader: pictures and films. Made here, in the
//! browser; nothing is sent anywhere.

use js_sys::{Array, Promise, Uint8Array, encode_uri_component};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, Url,
};

/// When a file that was offered is given up.
const FORGET: Duration = Duration::from_secs(60);
/// Longest side of a canvas in Chromium and Safari.
const MOST_SIDE: u64 = 16_384;
/// Most pixels of a canvas in Safari on a phone, which is the smallest room of all.
const MOST_PIXELS: u64 = 4_096 * 4_096;

/// Offers a file for download. A sandboxed frame may refuse; then nothing happens.
pub fn offer(name: &str, mime: &str, bytes: &[u8]) {
    let _ = try_offer(name, mime, bytes);
}

fn try_offer(name: &str, mime: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Some browsers begin to read it only now.
    let forget = move || {
        let _ = Url::revoke_object_url(&address);
    };
    set_timeout(forget, FORGET);
    Ok(())
}

/// An SVG file of this size as a PNG file, so many pixels to the CSS pixel, or
/// fewer if it would be larger than browsers can draw. None if it is anyhow.
pub async fn png(svg: &str, size: (i32, i32), scale: u32) -> Option<Vec<u8>> {
    let scale = (1..=scale).rev().find(|&scale| can_be_drawn(size, scale))?;
    try_png(svg, size, f64::from(scale)).await.ok()
}

/// Whether every browser draws a picture of this size.
fn can_be_drawn((width, height): (i32, i32), scale: u32) -> bool {
    let side = |n: i32| u64::from(n.unsigned_abs()) * u64::from(scale);
    let (width, height) = (side(width), side(height));
    width.max(height) <= MOST_SIDE && width * height <= MOST_PIXELS
}

async fn try_png(svg: &str, size: (i32, i32), scale: f64) -> Result<Vec<u8>, JsValue> {
    let image = HtmlImageElement::new()?;
    let text = String::from(encode_uri_component(svg));
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{text}"));
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    let (width, height) = (f64::from(size.0) * scale, f64::from(size.1) * scale);
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    let promise = Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        if let Err(error) = canvas.to_blob(done.unchecked_ref()) {
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    let blob: Blob = JsFuture::from(promise).await?.dyn_into()?;
    let bytes = JsFuture::from(blob.array_buffer()).await?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_is_drawn_smaller_or_not_at_all() {
        assert!(can_be_drawn((760, 1_400), 2));
        assert!(!can_be_drawn((12_000, 400), 2));
        assert!(can_be_drawn((12_000, 400), 1));
        assert!(!can_be_drawn((5_000, 5_000), 1));
    }
}
