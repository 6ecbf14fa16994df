//! Spans for OpenTelemetry, over OTLP and HTTP; the standard variables say where to
//! (<https://opentelemetry.io/docs/specs/otel/protocol/exporter/>).

use anyhow::Context;
use opentelemetry::trace::TracerProvider;
use opentelemetry_otlp::SpanExporter;
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::SdkTracerProvider;
use tracing::Subscriber;
use tracing_subscriber::Layer;
use tracing_subscriber::registry::LookupSpan;

/// What sends spans; those that wait are sent when it is dropped.
pub(super) struct Export(SdkTracerProvider);

impl Drop for Export {
    fn drop(&mut self) {
        if let Err(error) = self.0.shutdown() {
            eprintln!("visavis: the last spans were not exported: {error}");
        }
    }
}

/// What is exported, if `OTEL_EXPORTER_OTLP_ENDPOINT` is set; a thread of its own sends in batches.
pub(super) fn start<S>() -> anyhow::Result<(Option<Export>, Option<impl Layer<S>>)>
where
    S: Subscriber + for<'span> LookupSpan<'span>,
{
    if std::env::var_os("OTEL_EXPORTER_OTLP_ENDPOINT").is_none() {
        return Ok((None, None));
    }
    let exporter = SpanExporter::builder().with_http().build().context("spans cannot be exported")?;
    let resource = Resource::builder();
    let resource = match std::env::var_os("OTEL_SERVICE_NAME") {
        Some(_) => resource,
        None => resource.with_service_name("visavis"),
    };
    let provider = SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource.build()).build();
    let layer = tracing_opentelemetry::layer().with_tracer(provider.tracer("visavis"));
    Ok((Some(Export(provider)), Some(layer)))
}
