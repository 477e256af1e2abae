package lineside.uplink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.uplink.Stores.Carriage;
import lineside.uplink.Stores.Carrying;
import lineside.uplink.UplinkMeter.Sent;

/** Carries between stores and meters it. Thread-safe. */
final class Shipping {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Stores stores;
  private final UplinkMeter meter;

  Shipping(Stores stores, UplinkMeter meter) {
    this.stores = stores;
    this.meter = meter;
  }

  /** False when the line has the picture no more. */
  boolean picture(String sha256) throws IOException, UnreadableMessageException {
    if (!HASH.matcher(sha256).matches()) {
      throw new UnreadableMessageException("no hash of a picture: " + sha256);
    }
    Carrying carrying = stores.picture(sha256);
    if (carrying.carriage() == Carriage.CARRIED) {
      meter.left(Sent.PICTURE, carrying.bytes());
    } else if (carrying.carriage() == Carriage.GONE) {
      meter.heldBack("picture-gone");
    }
    return carrying.carriage() != Carriage.GONE;
  }

  void file(Path file, String relative) throws IOException, UnreadableMessageException {
    Carrying carrying = stores.file(file, relative);
    if (carrying.carriage() == Carriage.CARRIED) {
      meter.left(Sent.FILE, carrying.bytes());
    }
  }

  Path archiveFile(String relative) throws UnreadableMessageException {
    return Stores.inside(stores.lineArchive(), relative);
  }
}
