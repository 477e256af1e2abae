package lineside.ingest.config;

import lineside.ingest.camera.CameraName;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.publish.TopicTriggers;
import lineside.ingest.trigger.CallTriggers;
import lineside.ingest.trigger.CounterSettings;
import lineside.ingest.trigger.CounterTriggers;
import lineside.ingest.trigger.DeviceImages;
import lineside.ingest.trigger.PeriodSettings;
import lineside.ingest.trigger.PeriodTriggers;
import lineside.ingest.trigger.TriggerSource;
import lineside.ingest.web.TriggerRoutes;
import org.jspecify.annotations.Nullable;

/**
 * Makes the trigger sources of live cameras.
 *
 * @param clock the machine's clocks
 * @param bootstrapServers Kafka, for the topic of requests
 * @param calls where calls come in
 */
public record LiveTriggers(IngestClock clock, String bootstrapServers, TriggerRoutes calls) {

  /**
   * The source of one camera.
   *
   * @param images of a camera that triggers itself; null when it does not
   * @throws IllegalArgumentException when the camera is to trigger itself and cannot
   */
  public TriggerSource of(CameraName camera, TriggerConfig config, @Nullable DeviceImages images) {
    return switch (config.choice()) {
      case PERIOD ->
          new PeriodTriggers(
              new PeriodSettings(camera.cameraId(), config.recipeId(), config.period(), clock));
      case CALL -> {
        CallTriggers source = new CallTriggers();
        calls.add(camera.cameraId(), source);
        yield source;
      }
      case TOPIC -> new TopicTriggers(bootstrapServers, camera);
      case DEVICE -> device(camera, config, images);
    };
  }

  private TriggerSource device(
      CameraName camera, TriggerConfig config, @Nullable DeviceImages images) {
    if (images == null) {
      throw new IllegalArgumentException(
          "camera " + camera.cameraId() + " does not count its images, it cannot trigger itself");
    }
    return new CounterTriggers(
        images, new CounterSettings(camera.cameraId(), config.recipeId(), clock));
  }
}
