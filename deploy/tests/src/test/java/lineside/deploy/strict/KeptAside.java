package lineside.deploy.strict;

import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds keys that a model took without knowing them: fabric8 and Strimzi put such keys into {@code
 * additionalProperties} and give them out again, so that nothing seems lost. Walks every bean of
 * the models below an object. Used by one thread, once.
 */
final class KeptAside {
  private static final List<String> MODELS =
      List.of(
          "io.fabric8.kubernetes.",
          "io.fabric8.openshift.api.model.monitoring.",
          "io.strimzi.api.",
          "org.apache.flink.kubernetes.operator.");
  private static final String ASIDE = "additionalProperties";

  private final List<String> found = new ArrayList<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private KeptAside() {}

  /** Paths of the keys that {@code bean} or anything below it does not know. */
  static List<String> in(Object bean) {
    KeptAside walk = new KeptAside();
    walk.visit("", bean);
    return walk.found;
  }

  private void visit(String path, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, element) -> visit(path + "/" + key, element));
    } else if (value instanceof Collection<?> collection) {
      int index = 0;
      for (Object element : collection) {
        visit(path + "/" + index++, element);
      }
    } else if (value != null && isOfModel(value) && seen.add(value)) {
      visitBean(path, value);
    }
  }

  private void visitBean(String path, Object bean) {
    try {
      for (PropertyDescriptor property :
          Introspector.getBeanInfo(bean.getClass()).getPropertyDescriptors()) {
        Method getter = property.getReadMethod();
        if (getter == null || getter.getDeclaringClass() == Object.class) {
          continue;
        }
        Object value = getter.invoke(bean);
        if (!property.getName().equals(ASIDE)) {
          visit(path + "/" + property.getName(), value);
        } else if (value instanceof Map<?, ?> aside) {
          aside.keySet().forEach(key -> found.add(path + "/" + key));
        }
      }
    } catch (IntrospectionException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("model can't be walked: " + bean.getClass(), e);
    }
  }

  private static boolean isOfModel(Object value) {
    return !(value instanceof Enum)
        && MODELS.stream().anyMatch(value.getClass().getName()::startsWith);
  }
}
