package lineside.jobs.inspection;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lineside.schemas.identity.Identities;
import lineside.vision.evidence.EvidenceStore;

/** Keeps evidence in a map, until it is told that it is full. */
final class InMemoryEvidence implements EvidenceStore {
  final Map<String, byte[]> contents = new LinkedHashMap<>();
  boolean isFull;

  @Override
  public synchronized String put(byte[] content) throws IOException {
    if (isFull) {
      throw new IOException("no space left");
    }
    String name = Identities.sha256Hex(content);
    contents.put(name, content);
    return name;
  }

  @Override
  public synchronized Optional<byte[]> get(String sha256) {
    return Optional.ofNullable(contents.get(sha256));
  }

  @Override
  public synchronized boolean has(String sha256) {
    return contents.containsKey(sha256);
  }

  @Override
  public URI uriOf(String sha256) {
    return URI.create("memory:" + sha256);
  }
}
