namespace MlPipeline.IntegrationTests.Serving;

/// <summary>Finds text that stands out too little from what is behind it.</summary>
static class Contrast
{
    /// <summary>Gives the visible texts whose contrast is below 4.5, after WCAG 2.2, with their contrast.</summary>
    public const string Script = """
        (() => {
          const numbers = color => color.match(/[\d.]+/g).map(Number);
          const luminance = ([r, g, b]) => {
            const part = x => ((x /= 255) <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
            return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
          };
          const behind = x => {
            for (; x; x = x.parentElement) {
              const color = numbers(getComputedStyle(x).backgroundColor);
              if (color.length < 4 || color[3] > 0.99) return color;
            }
            return [255, 255, 255];
          };
          const weak = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const holder = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !holder.checkVisibility() || holder.closest('script')) continue;
            const style = getComputedStyle(holder);
            const text = luminance(numbers(holder instanceof SVGElement ? style.fill : style.color));
            const paper = luminance(behind(holder));
            const ratio = (Math.max(text, paper) + 0.05) / (Math.min(text, paper) + 0.05);
            if (ratio < 4.5) weak.push(`${ratio.toFixed(2)}: ${walker.currentNode.data.trim().slice(0, 40)}`);
          }
          return weak;
        })()
        """;
}
