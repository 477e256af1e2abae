package lineside.uplink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import lineside.schemas.record.Finding;
import lineside.schemas.record.FlaggedFile;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.InvalidAvroMagicException;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.specific.SpecificDatumReader;
import org.jspecify.annotations.Nullable;

/**
 * A finished file of the archive with every picture that its rows name, pictures first. Pictures
 * that the line's retention has removed are counted and not waited for.
 */
final class FlaggedPictures implements Cargo {
  private final WireFormat wire = new WireFormat();
  private final Shipping shipping;

  FlaggedPictures(Shipping shipping) {
    this.shipping = shipping;
  }

  @Override
  public Topic topic() {
    return Topic.FLAGGED;
  }

  @Override
  public String carry(byte[] value) throws IOException, UnreadableMessageException {
    FlaggedFile announced = wire.decode(value, FlaggedFile.class);
    Path file = shipping.archiveFile(announced.getUri());
    if (Files.isDirectory(file)) {
      throw new UnreadableMessageException("is a directory: " + announced.getUri());
    }
    try {
      String sha256 = sha256(file);
      if (!sha256.equals(announced.getSha256())) {
        throw new UnreadableMessageException(
            "archive file %s hashes to %s, announced is %s"
                .formatted(announced.getUri(), sha256, announced.getSha256()));
      }
      for (String picture : pictures(file)) {
        shipping.picture(picture);
      }
      shipping.file(file, announced.getUri());
      return "";
    } catch (NoSuchFileException gathered) {
      // Small files are gathered into larger ones, which are announced in their place.
      return "file-gone";
    }
  }

  private static Set<String> pictures(Path file) throws IOException, UnreadableMessageException {
    Set<String> pictures = new LinkedHashSet<>();
    try (InputStream in = Files.newInputStream(file);
        DataFileStream<InspectionRow> rows =
            new DataFileStream<>(in, new SpecificDatumReader<>(InspectionRow.class))) {
      for (InspectionRow row : rows) {
        for (ViewVerdict view : row.getVerdict().getViews()) {
          add(pictures, view.getEvidenceSha256());
          add(pictures, view.getPictureSha256());
          add(pictures, view.getDefectMapSha256());
          for (Finding finding : view.getFindings()) {
            add(pictures, finding.getEvidenceSha256());
          }
        }
      }
    } catch (AvroRuntimeException | InvalidAvroMagicException e) {
      throw new UnreadableMessageException("archive file cannot be read: " + file, e);
    }
    return pictures;
  }

  private static void add(Set<String> pictures, @Nullable String sha256) {
    if (sha256 != null) {
      pictures.add(sha256);
    }
  }

  private static String sha256(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
