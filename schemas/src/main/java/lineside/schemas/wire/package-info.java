/** Bytes on the wire: Avro single-object encoding over the committed schemas. */
@NullMarked
package lineside.schemas.wire;

import org.jspecify.annotations.NullMarked;
