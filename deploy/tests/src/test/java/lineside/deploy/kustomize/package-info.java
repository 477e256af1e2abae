/** Renders the part of Kustomize that deploy/k8s uses; what it does not know is refused. */
@NullMarked
package lineside.deploy.kustomize;

import org.jspecify.annotations.NullMarked;
