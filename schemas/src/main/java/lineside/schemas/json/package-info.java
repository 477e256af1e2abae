/** Messages as JSON, for systems that cannot read Avro. */
@NullMarked
package lineside.schemas.json;

import org.jspecify.annotations.NullMarked;
