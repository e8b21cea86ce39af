package org.barreleye.kpi.state;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what an original and its copy share on purpose: the value of a field, or all objects of a class.
 *
 * <p>It is immutable once it is constructed, or changes in a way that no run depends on, as a cache of computed values
 * does. A comment beside the annotation gives the reason.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE})
public @interface Shared {}
