/** Tests of the package of the same name. */
@NullMarked
package lineside.schemas.topic;

import org.jspecify.annotations.NullMarked;
