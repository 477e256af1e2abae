package lineside.console.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import lineside.schemas.identity.Identities;

/** The files of the pages, from the class path: nothing outside their folder has an address. */
final class PageRoutes {
  private static final String ROOT = "/lineside/console/page/";
  private static final Pattern SAFE =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
  private static final List<String> SCREENS =
      List.of("operate", "quality", "adjust", "service", "sign-in");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("wav", "audio/wav"));

  void add(Javalin javalin) {
    javalin.get("/", context -> serve(context, "index.html"), Needs.NOBODY);
    javalin.get("/favicon.ico", context -> serve(context, "icon.svg"), Needs.NOBODY);
    javalin.get("/page/<file>", context -> serve(context, context.pathParam("file")), Needs.NOBODY);
    for (String screen : SCREENS) {
      javalin.get("/" + screen, context -> serve(context, "index.html"), Needs.NOBODY);
      javalin.get("/" + screen + "/<rest>", context -> serve(context, "index.html"), Needs.NOBODY);
    }
  }

  private static void serve(Context context, String file) throws IOException {
    String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    if (type == null || !SAFE.matcher(file).matches()) {
      throw new NotFoundResponse();
    }
    try (InputStream content = PageRoutes.class.getResourceAsStream(ROOT + file)) {
      if (content == null) {
        throw new NotFoundResponse();
      }
      byte[] bytes = content.readAllBytes();
      String tag = '"' + Identities.sha256Hex(bytes).substring(0, 32) + '"';
      context.contentType(type).header(Header.CACHE_CONTROL, "no-cache").header(Header.ETAG, tag);
      if (tag.equals(context.header(Header.IF_NONE_MATCH))) {
        context.status(304);
        return;
      }
      context.result(bytes);
    }
  }
}
