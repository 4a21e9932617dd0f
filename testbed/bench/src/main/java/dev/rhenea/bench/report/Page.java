package dev.rhenea.bench.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A self-contained HTML page, part by part: no script, no network, light and dark. */
public final class Page {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#24292f;--faint:#57606a;--line:#d0d7de;--page:#fff;\
      --ok:#1a7f37;--bad:#cf222e}
      @media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--faint:#8b949e;--line:#30363d;\
      --page:#0d1117;--ok:#3fb950;--bad:#ff7b72}}
      body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--page);\
      max-width:64rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2.2rem}
      table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
      th,td{padding:.3rem .6rem;border-bottom:1px solid var(--line);text-align:left}
      th{font-weight:600;color:var(--faint)}td.n,th.n{text-align:right;white-space:nowrap}
      .scroll{overflow-x:auto}
      .valid{color:var(--ok)}.invalid,.unknown{color:var(--bad)}.note{color:var(--faint)}
      code,pre{font:13px ui-monospace,monospace}pre{overflow-x:auto}svg{width:100%;height:auto}
      """;

  private final String title;
  private final StringBuilder body = new StringBuilder();

  public Page(String title) {
    this.title = title;
    body.append("<h1>").append(Svg.escape(title)).append("</h1>\n");
  }

  public Page heading(String text) {
    return element("h2", "", text);
  }

  public Page paragraph(String text) {
    return element("p", "", text);
  }

  /** A remark in a quieter colour. */
  public Page note(String text) {
    return element("p", "note", text);
  }

  /** What must not be overlooked. */
  public Page warning(String text) {
    return element("p", "invalid", text);
  }

  /** The verdict in its colour; {@code verdict} is valid, invalid or unknown. */
  public Page verdict(String verdict, String text) {
    return element("p", verdict, verdict + ": " + text);
  }

  public Page preformatted(String text) {
    return element("pre", "", text);
  }

  /** A picture from this package; the caller's markup, not escaped. */
  public Page picture(String svg) {
    body.append("<figure style='margin:1rem 0'>").append(svg).append("</figure>\n");
    return this;
  }

  /** A picture that is scrolled rather than made narrower than {@code width} pixels. */
  public Page wide(String svg, int width) {
    body.append("<div class='scroll'><figure style='margin:1rem 0;min-width:")
        .append(width)
        .append("px'>")
        .append(svg)
        .append("</figure></div>\n");
    return this;
  }

  /** A table whose cells after the first {@code words} columns are numbers. */
  public Page table(int words, List<String> head, List<List<String>> rows) {
    body.append("<div class='scroll'><table><tr>").append(cells("th", words, head));
    rows.forEach(row -> body.append("</tr>\n<tr>").append(cells("td", words, row)));
    body.append("</tr></table></div>\n");
    return this;
  }

  public String render() {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <title>%s</title><style>%s</style></head>
    <body>
    %s</body></html>
    """
        .formatted(Svg.escape(title), STYLE, body);
  }

  private Page element(String name, String css, String text) {
    body.append('<').append(name).append(css.isEmpty() ? "" : " class='" + css + "'").append('>');
    body.append(Svg.escape(text)).append("</").append(name).append(">\n");
    return this;
  }

  private static String cells(String element, int words, List<String> texts) {
    return IntStream.range(0, texts.size())
        .mapToObj(i ->
            "<%s%s>%s</%s>"
                .formatted(
                    element, i < words ? "" : " class='n'", Svg.escape(texts.get(i)), element))
        .collect(Collectors.joining());
  }
}
