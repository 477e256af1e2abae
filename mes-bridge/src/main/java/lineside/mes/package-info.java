/** Carries messages between the topics in Avro and their twins in JSON. */
@NullMarked
package lineside.mes;

import org.jspecify.annotations.NullMarked;
