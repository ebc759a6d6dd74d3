namespace MlPipeline.Reports.Html;

/// <summary>What all pages look like, in light and in dark surroundings.</summary>
static class PageStyle
{
    /// <summary>The style sheet. Plots have a light background of their own, so in the dark they stand on a light card.</summary>
    public const string Css = """

        :root { color-scheme: light dark; --paper: #fff; --card: #f6f7f9; --ink: #1f2328; --muted: #59616d; --line: #dfe3e8;
          --accent: #b34a00; --accent-paper: #fdf1e8; --plot: #fff; }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #15181d; --card: #1e2229; --ink: #e6e9ee; --muted: #a3abb8; --line: #363c46;
            --accent: #ffb27a; --accent-paper: #3a2a1d; --plot: #f4f5f7; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, Inter, "Helvetica Neue", Arial, sans-serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1rem 4rem; }
        h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere; }
        h1 { font-size: clamp(1.5rem, 4.2vw, 2.25rem); letter-spacing: -0.015em; margin: 0.35rem 0 0.9rem; }
        h2 { font-size: 1.4rem; margin: 3rem 0 0.75rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
        h3 { font-size: 1.1rem; margin: 2rem 0 0.5rem; }
        h4 { font-size: 1rem; margin: 1.5rem 0 0.4rem; }
        p, dd { max-width: 46rem; overflow-wrap: anywhere; }
        p { margin: 0.5rem 0 0.9rem; }
        .kind { color: var(--muted); font-weight: 600; font-size: 0.9rem; margin: 0; }
        .lead { font-size: 1.1rem; }
        .note { color: var(--muted); font-size: 0.92rem; }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 0.75rem; margin: 1.5rem 0; }
        .figures div { display: flex; flex-direction: column-reverse; justify-content: flex-end; background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; padding: 0.75rem 0.85rem; }
        .figures dd { margin: 0; line-height: 1.3; font-size: 1.5rem; font-weight: 650; font-variant-numeric: tabular-nums; }
        .figures small { display: inline-block; font-size: 0.85rem; line-height: 1.2; font-weight: 500; color: var(--muted); }
        .figures dt { color: var(--muted); font-size: 0.88rem; }
        .terms { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: 0.5rem 1.25rem; }
        .terms dt { font-weight: 600; }
        .terms dd { margin: 0; }
        .scroll { overflow-x: auto; margin: 0.75rem 0 1.5rem; }
        table { border-collapse: collapse; font-size: 0.92rem; font-variant-numeric: tabular-nums; min-width: 100%; }
        caption { text-align: start; color: var(--muted); padding-bottom: 0.4rem; }
        caption span { display: inline-block; position: sticky; inset-inline-start: 0; max-width: calc(100vw - 2rem); }
        th, td { padding: 0.45rem 0.7rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); }
        thead th { color: var(--muted); font-weight: 600; vertical-align: bottom; border-bottom-width: 2px; }
        tbody th { font-weight: 500; min-width: 12rem; }
        .number { text-align: end; white-space: nowrap; }
        thead .number { white-space: normal; }
        .text { white-space: nowrap; }
        .prose { min-width: 12rem; overflow-wrap: anywhere; }
        .strong { background: var(--accent-paper); }
        .strong th, .strong td { font-weight: 650; }
        .mark { border: 1px solid currentColor; border-radius: 1rem; padding: 0 0.5rem; font-size: 0.75rem; font-weight: 600; color: var(--accent); white-space: nowrap; }
        .plots { display: flex; flex-wrap: wrap; gap: 1rem; margin: 0.75rem 0 1.25rem; }
        .plots div { box-sizing: content-box; max-width: calc(100% - 2px); overflow-x: auto; border: 1px solid var(--line); border-radius: 0.6rem; background: var(--plot); }
        .plots img { display: block; max-width: 100%; height: auto; }
        details { border-top: 1px solid var(--line); }
        details[open] { padding-bottom: 1.5rem; }
        summary { cursor: pointer; padding: 0.75rem 0; }
        summary h3, summary h4 { display: inline; margin: 0; }
        summary span { color: var(--muted); margin-inline-start: 0.5rem; }
        summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        @media (max-width: 40rem) { main { padding-top: 1.25rem; } .plots .wide img { max-width: none; width: 46rem; } .terms { grid-template-columns: 1fr; gap: 0.1rem; } .terms dd { margin-bottom: 0.7rem; } }
        @media (prefers-color-scheme: dark) { .plots img { filter: brightness(0.92); } }
        @media print { main { max-width: none; padding: 0; } .plots, tr { break-inside: avoid; } h2, h3 { break-after: avoid; } }

        """;
}
