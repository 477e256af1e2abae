/** Tests of what integrators are given: asyncapi.yaml and the deployment's topics. */
@NullMarked
package lineside.schemas.contract;

import org.jspecify.annotations.NullMarked;
