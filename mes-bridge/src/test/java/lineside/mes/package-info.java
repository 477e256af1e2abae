/** Tests of what carries messages between the topics in Avro and in JSON. */
@NullMarked
package lineside.mes;

import org.jspecify.annotations.NullMarked;
