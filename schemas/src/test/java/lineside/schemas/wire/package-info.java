/** Tests of the package of the same name. */
@NullMarked
package lineside.schemas.wire;

import org.jspecify.annotations.NullMarked;
