package dev.rhenea.bench.report;

import java.util.Locale;

/**
 * An SVG picture under construction. Colours are CSS classes, so that one picture suits light and
 * dark pages.
 */
public final class Svg {
  private final StringBuilder body = new StringBuilder();
  private final int width;
  private final int height;
  private final String style;

  /**
   * @param width in pixels, as is everything else
   * @param style CSS
   */
  public Svg(int width, int height, String style) {
    this.width = width;
    this.height = height;
    this.style = style;
  }

  public Svg line(String css, double x1, double y1, double x2, double y2) {
    return add("<line class='%s' x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f'/>", css, x1, y1, x2, y2);
  }

  public Svg rectangle(String css, double x, double y, double w, double h) {
    return add("<rect class='%s' x='%.1f' y='%.1f' width='%.1f' height='%.1f'/>", css, x, y, w, h);
  }

  /** A rectangle that says {@code title} when somebody points at it. */
  public Svg rectangle(String css, double x, double y, double w, double h, String title) {
    return add(
        "<rect class='%s' x='%.1f' y='%.1f' width='%.1f' height='%.1f'><title>%s</title></rect>",
        css, x, y, w, h, escape(title));
  }

  public Svg text(String css, double x, double y, String text) {
    return add("<text class='%s' x='%.1f' y='%.1f'>%s</text>", css, x, y, escape(text));
  }

  /** A text that says {@code title} when somebody points at it. */
  public Svg text(String css, double x, double y, String text, String title) {
    return add(
        "<text class='%s' x='%.1f' y='%.1f'>%s<title>%s</title></text>",
        css, x, y, escape(text), escape(title));
  }

  /** A path in SVG's own path language. */
  public Svg path(String css, String d) {
    return d.isEmpty() ? this : add("<path class='%s' d='%s'/>", css, d);
  }

  private Svg add(String format, Object... values) {
    body.append(String.format(Locale.ROOT, format, values)).append('\n');
    return this;
  }

  /** The picture as an element that may stand in a page, as wide as there is room. */
  public String render(String title) {
    return element("", title);
  }

  /** The picture as a file of its own, in its own size. */
  public String file(String title) {
    return element("width=\"%d\" height=\"%d\" ".formatted(width, height), title);
  }

  private String element(String size, String title) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" %sviewBox="0 0 %d %d" role="img" aria-label="%s">
    <title>%s</title>
    <style>%s</style>
    %s</svg>
    """
        .formatted(size, width, height, escape(title), escape(title), style, body);
  }

  /** {@code text} with everything that means something to XML spelled out. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
