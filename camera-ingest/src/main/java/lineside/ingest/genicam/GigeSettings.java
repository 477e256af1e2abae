package lineside.ingest.genicam;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a GigE Vision camera is reached and set.
 *
 * @param device its IP address, or the name that Aravis gives it (vendor-serial)
 * @param interfaceAddress address of this machine on the camera's network; empty: the one that the
 *     system's routes name
 * @param pixelFormat as PFNC names it, such as Mono8 or Mono12Packed; empty leaves it as it is
 * @param exposure exposure time; null leaves it as it is
 * @param gainDb gain in decibels; null leaves it as it is
 * @param trigger what makes the camera expose
 * @param timeout how long to wait for an image
 */
public record GigeSettings(
    String device,
    String interfaceAddress,
    String pixelFormat,
    @Nullable Duration exposure,
    @Nullable Double gainDb,
    GigeTrigger trigger,
    Duration timeout) {
  /** Time for one image when nothing else is said. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(1);

  /** A camera that exposes on request, otherwise as it is. */
  public static GigeSettings of(String device) {
    return new GigeSettings(device, "", "", null, null, GigeTrigger.SOFTWARE, DEFAULT_TIMEOUT);
  }
}
