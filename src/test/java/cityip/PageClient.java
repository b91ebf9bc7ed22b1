package cityip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.sax.HtmlParser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A reader of pages without a browser. Every page it gets is silently held to the house rules: well-formed HTML, one
 * {@code h1}, a title, unique ids, a label for every control, the content security policy, no inline script or style, at
 * most 14 KB gzipped, no unknown message keys.
 */
public final class PageClient {

  private final String base;
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();

  public PageClient(int port) {
    base = "http://localhost:" + port;
  }

  /** A page with its status and address. */
  public record Page(int status, URI address, Document html) {
    public String text() {
      return html.text();
    }
  }

  public Page get(String path) {
    return read(send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html").GET()));
  }

  public HttpResponse<byte[]> download(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
  }

  /** Fills the form with this action on the page and sends it, as a person without scripts would. */
  public Page submit(Page page, String action, Map<String, String> values) {
    var form = page.html().select("form[action=" + action + "]").first();
    assertThat(form).as("form to " + action + " on " + page.address()).isNotNull();
    var fields = new java.util.LinkedHashMap<String, String>();
    form.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
    fields.putAll(values);
    var body = fields.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue())).collect(Collectors.joining("&"));
    return read(send(HttpRequest.newBuilder(URI.create(base + action)).header("Content-Type", "application/x-www-form-urlencoded")
        .header("Accept", "text/html").POST(HttpRequest.BodyPublishers.ofString(body))));
  }

  /** Sends a file with the form whose action begins with this path, as a browser does. */
  public Page upload(Page page, String action, Map<String, String> values, String field, String name, byte[] content) {
    var form = page.html().select("form[action^=" + action + "]").first();
    assertThat(form).as("form to " + action + " on " + page.address()).isNotNull();
    var boundary = "----page-client";
    var body = new java.io.ByteArrayOutputStream();
    values.forEach((key, value) -> body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + key + "\"\r\n\r\n" + value + "\r\n").getBytes(StandardCharsets.UTF_8)));
    body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return read(send(HttpRequest.newBuilder(URI.create(base + form.attr("action"))).header("Content-Type", "multipart/form-data; boundary=" + boundary).header("Accept", "text/html")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))));
  }

  public PageClient signIn(String username) {
    var after = submit(get("/sign-in"), "/sign-in", Map.of("username", username, "password", "sample-2026"));
    assertThat(after.address().getPath()).as("signed in as " + username).isNotEqualTo("/sign-in");
    return this;
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException cause) {
      throw new java.io.UncheckedIOException(cause);
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(cause);
    }
  }

  private static Page read(HttpResponse<byte[]> answer) {
    var text = new String(answer.body(), StandardCharsets.UTF_8);
    var html = Jsoup.parse(text, answer.uri().toString());
    check(answer, text, html);
    return new Page(answer.statusCode(), answer.uri(), html);
  }

  private static void check(HttpResponse<byte[]> answer, String text, Document html) {
    var where = answer.uri() + " (" + answer.statusCode() + ")";
    assertThat(violations(text)).as("HTML of " + where).isEmpty();
    assertThat(html.select("h1")).as("one h1 on " + where).hasSize(1);
    assertThat(html.title()).as("title of " + where).isNotBlank();
    var seen = new HashSet<String>();
    html.select("[id]").forEach(element -> assertThat(seen.add(element.id())).as("id " + element.id() + " once on " + where).isTrue());
    html.select("input:not([type=hidden]), select, textarea").forEach(control -> assertThat(
        !html.select("label[for=" + control.id() + "]").isEmpty() || control.hasAttr("aria-label") || control.closest("label") != null)
        .as("label for " + control + " on " + where).isTrue());
    html.select("img:not([alt])").forEach(image -> assertThat(image).as("alt on " + where).isNull());
    assertThat(html.select("script:not([src]), style, [style], [onclick]")).as("nothing inline on " + where).isEmpty();
    assertThat(answer.headers().firstValue("Content-Security-Policy")).as("CSP of " + where).hasValueSatisfying(
        policy -> assertThat(policy).doesNotContain("unsafe"));
    var prose = html.body().clone();
    prose.select("code, pre").remove();
    assertThat(prose.wholeText()).as("message keys all known on " + where)
        .doesNotContainPattern("(?<![/\\w.-])(shell|ledger|vault|rulebook|party|search|plan|registry|intake|kernel|navigation|portal|sample|casework|protection|mediation|fasttrack|operation|finance|factor|assessment)\\.[a-z][a-z0-9.-]+\\.[a-z]");
    assertThat(gzipped(answer.body())).as("gzipped size of " + where).isLessThan(14 * 1024);
  }

  private static int gzipped(byte[] body) {
    var out = new java.io.ByteArrayOutputStream();
    try (var zip = new java.util.zip.GZIPOutputStream(out)) {
      zip.write(body);
    } catch (IOException cause) {
      throw new java.io.UncheckedIOException(cause);
    }
    return out.size();
  }

  private static List<String> violations(String html) {
    var found = new ArrayList<String>();
    var parser = new HtmlParser(XmlViolationPolicy.ALLOW);
    parser.setContentHandler(new org.xml.sax.helpers.DefaultHandler());
    parser.setErrorHandler(new ErrorHandler() {
      @Override
      public void warning(SAXParseException warning) {}

      @Override
      public void error(SAXParseException error) {
        found.add(error.getLineNumber() + ": " + error.getMessage());
      }

      @Override
      public void fatalError(SAXParseException error) {
        error(error);
      }
    });
    try {
      parser.parse(new InputSource(new StringReader(html)));
    } catch (IOException | SAXException cause) {
      found.add(cause.getMessage());
    }
    return found;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
