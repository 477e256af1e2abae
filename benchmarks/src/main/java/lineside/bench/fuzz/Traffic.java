package lineside.bench.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import lineside.jobs.frame.RawFrame;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.Loss;
import lineside.schemas.record.ModelReference;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends the messages of a line, a tenth of them damaged. Used by one thread. */
final class Traffic implements AutoCloseable {
  private static final double DAMAGED_SHARE = 0.1;
  private static final int PARTS_PER_MARK = 20;
  private static final int PARTS_PER_LOSS = 10;
  private static final int REMEMBERED = 64;
  private static final String SPARE_LINE = "fuzz-spare-line";
  private static final String SPARE_RECIPE = "fuzz-spare-recipe";

  private final KafkaProducer<byte[], byte[]> producer;
  private final WireFormat wire = new WireFormat();
  private final Random random;
  private final Accounts accounts;
  private final List<byte[]> pictures;
  private final List<byte[]> recent = new ArrayList<>();
  private final Map<String, Long> lost = new HashMap<>();
  private long parts;
  private boolean isDamaging = true;

  Traffic(String bootstrapServers, long seed, List<byte[]> pictures, Accounts accounts) {
    Map<String, Object> settings = new HashMap<>(ClientSettings.frameProducer());
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("max.block.ms", "120000");
    settings.put("delivery.timeout.ms", "300000");
    settings.put("linger.ms", "2");
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.random = new Random(seed);
    this.pictures = pictures;
    this.accounts = accounts;
  }

  /** The recipe that the line runs by, whole. */
  void begin() {
    isDamaging = false;
    send(Topic.RECIPE, Messages.RECIPE, Messages.recipe(Messages.LINE, Messages.RECIPE));
    isDamaging = true;
    producer.flush();
  }

  /** Everything that is said of one more part. */
  void part() {
    long part = parts++;
    send(Topic.PART_CONTEXT, "part-" + part, Messages.context(part));
    send(Topic.PROCESS, Messages.LINE, Messages.reading(part));
    boolean isOwed = true;
    for (String camera : Messages.CAMERAS) {
      isOwed &= view(Messages.trigger(camera, part));
    }
    if (isOwed) {
      accounts.owePart("part-" + part);
    }
    if (part % PARTS_PER_MARK == PARTS_PER_MARK - 1) {
      marks(CameraStatus.CONNECTED);
    }
    if (part % 10 == 5) {
      send(Topic.OPINION_ANSWER, Messages.LINE, Messages.answer(Messages.trigger("nobody", part)));
      send(Topic.ALARM_ACTION, Messages.LINE, Messages.action(part));
      send(Topic.FEEDBACK, "part-" + part, Messages.feedback(part));
    }
    if (part % 40 == 7) {
      send(Topic.RECIPE, SPARE_RECIPE, Messages.recipe(SPARE_LINE, SPARE_RECIPE));
      send(Topic.DEPLOYMENT, SPARE_LINE + "/" + SPARE_RECIPE, deployment(part));
    }
  }

  /** Trigger, and frame or loss; whether the trigger is whole, so that verdicts are owed. */
  private boolean view(Trigger trigger) {
    boolean isWhole = send(Topic.TRIGGER, Messages.LINE, trigger);
    if (isWhole) {
      accounts.oweView(trigger.getViewId());
    }
    if (random.nextInt(PARTS_PER_LOSS) == 0) {
      lost.merge(trigger.getCameraId(), 1L, Long::sum);
      send(Topic.LOSS, Messages.LINE, Messages.loss(trigger));
    } else {
      byte[] picture = pictures.get(random.nextInt(pictures.size()));
      ProducerRecord<byte[], byte[]> record =
          record(Topic.FRAME, trigger.getCameraId(), Messages.frame(trigger, picture));
      byte[] header = wire.encode(trigger);
      boolean isHeaderDamaged = isDamaging && random.nextDouble() < DAMAGED_SHARE / 4;
      byte[] sent = isHeaderDamaged ? damaged(header) : header;
      if (sent != null) {
        record.headers().add(RawFrame.TRIGGER_HEADER, sent);
      }
      publish(Topic.FRAME, record, isHeaderDamaged ? Accounts.Damage.MAY_BE_USED : null);
    }
    return isWhole;
  }

  /** A statement of each camera. */
  private void marks(CameraStatus status) {
    for (String camera : Messages.CAMERAS) {
      send(
          Topic.FRAME,
          camera,
          Messages.mark(camera, Messages.at(parts), parts, lost.getOrDefault(camera, 0L), status));
    }
  }

  /** A whole statement of each camera that it has stopped, later each time. */
  void end(int time) {
    isDamaging = false;
    for (String camera : Messages.CAMERAS) {
      CameraState mark =
          Messages.mark(
              camera,
              Messages.at(parts).plusSeconds(3600L + time),
              parts,
              lost.getOrDefault(camera, 0L),
              CameraStatus.STOPPED);
      send(Topic.FRAME, camera, mark);
    }
    producer.flush();
  }

  void flush() {
    producer.flush();
  }

  private static Deployment deployment(long part) {
    return Deployment.newBuilder()
        .setLineId(SPARE_LINE)
        .setRecipeId(SPARE_RECIPE)
        .setRevision((int) part)
        .setActive(new ModelReference("ef".repeat(32), "none"))
        .setWho("somebody")
        .setWhy("because")
        .setAt(Messages.at(part))
        .build();
  }

  /** Whether it was sent whole. */
  private boolean send(Topic topic, String key, SpecificRecordBase message) {
    return publish(topic, record(topic, key, message), null);
  }

  private ProducerRecord<byte[], byte[]> record(
      Topic topic, String key, SpecificRecordBase message) {
    byte[] value = wire.encode(message);
    if (recent.size() < REMEMBERED) {
      recent.add(value);
    } else {
      recent.set(random.nextInt(REMEMBERED), value);
    }
    return new ProducerRecord<>(topic.topicName(), key.getBytes(StandardCharsets.UTF_8), value);
  }

  private boolean publish(
      Topic topic, ProducerRecord<byte[], byte[]> whole, Accounts.@Nullable Damage before) {
    Accounts.Damage damage = before;
    ProducerRecord<byte[], byte[]> record = whole;
    if (isDamaging && random.nextDouble() < DAMAGED_SHARE) {
      byte[] value = damaged(whole.value());
      record = new ProducerRecord<>(whole.topic(), null, whole.key(), value, whole.headers());
      damage = damageOf(topic, value);
    }
    Accounts.Damage known = damage;
    // What the broker does not take stays owed, and shows in the end.
    Future<?> unused =
        producer.send(
            record,
            (metadata, failure) -> {
              if (failure != null) {
                return;
              }
              if (known == null) {
                accounts.sentWhole();
                return;
              }
              accounts.sentDamaged(
                  topic,
                  Accounts.place(metadata.topic(), metadata.partition(), metadata.offset()),
                  known);
            });
    return damage == null;
  }

  private byte @Nullable [] damaged(byte[] whole) {
    Mutation[] ways = Mutation.values();
    return ways[random.nextInt(ways.length)].of(
        whole, recent.get(random.nextInt(recent.size())), random);
  }

  private Accounts.Damage damageOf(Topic topic, byte @Nullable [] value) {
    try {
      if (value == null) {
        return topic == Topic.RECIPE || topic == Topic.DEPLOYMENT
            ? Accounts.Damage.MAY_BE_USED
            : Accounts.Damage.MUST_BE_REFUSED;
      }
      SpecificRecordBase message = wire.decode(value);
      return Expected.on(topic, message) && isSound(message)
          ? Accounts.Damage.MAY_BE_USED
          : Accounts.Damage.MUST_BE_REFUSED;
    } catch (UnreadableMessageException e) {
      return Accounts.Damage.MUST_BE_REFUSED;
    }
  }

  private static boolean isSound(SpecificRecordBase message) {
    if (message instanceof Trigger t) {
      return t.getViewId()
          .equals(Identities.viewId(t.getCameraId(), t.getEpoch(), t.getSequence()));
    }
    if (message instanceof Loss l) {
      return l.getViewId()
          .equals(Identities.viewId(l.getCameraId(), l.getEpoch(), l.getSequence()));
    }
    return true;
  }

  @Override
  public void close() {
    producer.close();
  }
}
