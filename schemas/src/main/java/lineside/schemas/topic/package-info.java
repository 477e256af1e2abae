/** The topics: name, key, order, retention and the client settings that images need. */
@NullMarked
package lineside.schemas.topic;

import org.jspecify.annotations.NullMarked;
