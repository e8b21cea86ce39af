package org.barreleye.kpi.state;

import java.lang.annotation.Annotation;
import java.util.Optional;

/** Looks annotations up on a class, on what it extends, and on what it implements. */
final class Annotations {
    private Annotations() {}

    static <A extends Annotation> Optional<A> find(Class<?> type, Class<A> annotation) {
        for (Class<?> level = type; level != null; level = level.getSuperclass()) {
            if (level.isAnnotationPresent(annotation)) {
                return Optional.of(level.getAnnotation(annotation));
            }
            for (Class<?> implemented : level.getInterfaces()) {
                Optional<A> found = find(implemented, annotation);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
