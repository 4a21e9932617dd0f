package dev.rhenea.node.process;

/** Scripts that judge what a page looks like, by the rules of WCAG 2.2, level AA. */
final class Legible {
  private static final String COLOURS =
      """
      const channels = colour => colour.match(/[\\d.]+/g).map(Number);
      const linear = c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      const luminance = ([r, g, b]) =>
        0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
      const behind = node => {
        for (let each = node; each; each = each.parentElement) {
          const colour = channels(getComputedStyle(each).backgroundColor);
          if (colour.length === 3 || colour[3] === 1) return colour;
        }
        return [255, 255, 255];
      };
      """;

  /** How bright the page's background is: 0 is black, 1 is white. */
  static final String BACKGROUND =
      "(() => {" + COLOURS + "return luminance(behind(document.body)) + 0.0000001; })()";

  /** Texts whose contrast with what is behind them is below 4.5 : 1, one a line. */
  static final String TOO_FAINT =
      "(() => {"
          + COLOURS
          + """
          const faint = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const node = walker.currentNode.parentElement;
            const text = walker.currentNode.textContent.trim();
            if (text && node.checkVisibility() && !node.closest('svg, noscript')) {
              const front = luminance(channels(getComputedStyle(node).color));
              const back = luminance(behind(node));
              const contrast = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
              if (contrast < 4.5) faint.push(`${contrast.toFixed(2)}: ${text}`);
            }
          }
          return faint.join('\\n');
          })()
          """;

  private Legible() {}
}
