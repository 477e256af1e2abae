package lineside.console.web;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the page leads to: the cluster's own page, and the report once there is one. */
final class Links {
  private final ConsoleConfig config;

  Links(ConsoleConfig config) {
    this.config = config;
  }

  /** Addresses by name; what is not there is left out. */
  Map<String, String> current() {
    Map<String, String> links = new LinkedHashMap<>();
    config.clusterPage().ifPresent(address -> links.put("cluster", address));
    config
        .reportDirectory()
        .filter(directory -> Files.isReadable(directory.resolve("index.html")))
        .ifPresent(directory -> links.put("report", "/report/index.html"));
    return links;
  }
}
