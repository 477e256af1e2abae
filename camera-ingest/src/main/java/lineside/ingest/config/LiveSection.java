package lineside.ingest.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import lineside.ingest.genicam.GigeSettings;
import lineside.ingest.genicam.GigeTrigger;
import lineside.ingest.stream.StreamAddress;
import lineside.ingest.stream.StreamFrames;
import org.jspecify.annotations.Nullable;

/** Reads the keys of cameras that are no recordings. */
final class LiveSection {
  private static final Set<String> SCHEMES = Set.of("rtsp", "rtsps", "http", "https");
  private static final URI PLACEHOLDER = URI.create("rtsp://unnamed");

  private LiveSection() {}

  static LiveSource.Stream stream(Section section, Function<String, Path> resolve) {
    String user = section.text("user", "");
    String password = password(section, resolve);
    if (user.isEmpty() && !password.isEmpty()) {
      section.problem("user", "is missing, there is a password");
    }
    Duration timeout = section.duration("timeout", StreamFrames.DEFAULT_TIMEOUT);
    return new LiveSource.Stream(
        new StreamAddress(uri(section), user, password), timeout, asked(section));
  }

  private static URI uri(Section section) {
    String text = section.required("url");
    if (text.isEmpty()) {
      return PLACEHOLDER;
    }
    try {
      URI uri = URI.create(text);
      if (uri.getUserInfo() != null) {
        section.problem("url", "holds a user, which belongs to the keys user and password");
        return PLACEHOLDER;
      }
      if (uri.getHost() == null || !SCHEMES.contains(uri.getScheme())) {
        section.problem("url", "expected rtsp, rtsps, http or https and a host, got '" + uri + "'");
        return PLACEHOLDER;
      }
      return uri;
    } catch (IllegalArgumentException malformed) {
      section.problem("url", "is no address");
      return PLACEHOLDER;
    }
  }

  private static String password(Section section, Function<String, Path> resolve) {
    String password = section.text("password", "");
    String file = section.text("password-file", "");
    if (file.isEmpty()) {
      return password;
    }
    if (!password.isEmpty()) {
      section.problem("password-file", "is there as well as password");
      return password;
    }
    try {
      return Files.readString(resolve.apply(file)).strip();
    } catch (IOException unreadable) {
      section.problem("password-file", "cannot be read: " + resolve.apply(file));
      return "";
    }
  }

  static LiveSource.Gige gige(Section section) {
    TriggerConfig trigger = TriggerSection.read(section);
    GigeSettings settings =
        new GigeSettings(
            section.required("device"),
            section.text("interface", ""),
            section.text("pixel-format", ""),
            section.has("exposure") ? exposure(section) : null,
            decibels(section),
            section.choice("camera-trigger", GigeTrigger.SOFTWARE),
            section.duration("timeout", GigeSettings.DEFAULT_TIMEOUT));
    if (trigger.choice() == TriggerChoice.DEVICE && settings.trigger() == GigeTrigger.SOFTWARE) {
      section.problem("camera-trigger", "expected free-run or line, with trigger: device");
    }
    return new LiveSource.Gige(settings, trigger);
  }

  /** The trigger of a camera that does not count its images. */
  private static TriggerConfig asked(Section section) {
    TriggerConfig trigger = TriggerSection.read(section);
    if (trigger.choice() == TriggerChoice.DEVICE) {
      section.problem("trigger", "this kind of camera does not count its images");
    }
    return trigger;
  }

  /** A number of microseconds: exposures are shorter than what other durations are given in. */
  private static Duration exposure(Section section) {
    int micros = section.number("exposure", 1);
    if (micros < 1) {
      section.problem("exposure", "is " + micros + " microseconds, at least 1");
    }
    return Duration.ofNanos(Math.max(1, micros) * 1000L);
  }

  private static @Nullable Double decibels(Section section) {
    String text = section.text("gain", "");
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException wrong) {
      section.problem("gain", "expected decibels, got '" + text + "'");
      return null;
    }
  }

  static LiveSource.Usb usb(Section section) {
    int device = section.number("device", 0);
    if (device < 0) {
      section.problem("device", "is " + device + ", at least 0");
    }
    return new LiveSource.Usb(Math.max(0, device), asked(section));
  }
}
