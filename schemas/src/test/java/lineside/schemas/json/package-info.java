/** Tests of messages as JSON. */
@NullMarked
package lineside.schemas.json;

import org.jspecify.annotations.NullMarked;
