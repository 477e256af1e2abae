/** A real Kafka node for the tests of other modules. */
@NullMarked
package lineside.testbroker;

import org.jspecify.annotations.NullMarked;
