/** Tests of the package of the same name. */
@NullMarked
package lineside.schemas.identity;

import org.jspecify.annotations.NullMarked;
