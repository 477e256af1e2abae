package lineside.schemas.wire;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro, which since 1.12.2 loads no class by name that is not trusted, that the generated
 * records of this module are. Idempotent and thread-safe.
 */
public final class TrustedRecords {
  private static final String PACKAGE = "lineside.schemas.record";

  private TrustedRecords() {}

  static {
    ClassSecurityValidator.ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
    ClassSecurityValidator.setGlobal(
        type -> type.getPackageName().equals(PACKAGE) || before.isTrusted(type));
  }

  /** Call before Avro resolves a generated record by its schema name. */
  public static void trust() {
    // The static initialiser has done it: once per class loader.
  }
}
