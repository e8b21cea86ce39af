package org.barreleye.kpi.state;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a class whose objects cannot be copied although an interface that it implements is {@link Copyable}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NotCopyable {
    /** The reason, as a sentence for the error. */
    String value();
}
