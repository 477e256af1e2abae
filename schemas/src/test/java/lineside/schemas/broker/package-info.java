/** A real Kafka node for the tests of every module. */
@NullMarked
package lineside.schemas.broker;

import org.jspecify.annotations.NullMarked;
