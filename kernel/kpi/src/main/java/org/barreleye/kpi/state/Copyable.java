package org.barreleye.kpi.state;

/**
 * Marks a class whose objects {@link StateCloner} copies field by field, so that a machine can be copied and continued
 * from the copy.
 *
 * <p>Every object that changes while a machine runs, and that a reactor reaches, is of such a class; immutable values
 * are shared instead. The copy is a shallow clone whose references then lead to copies:
 * <ul>
 * <li>a {@link Shared} field, and a field with an immutable value, keeps its value;
 * <li>a {@code transient} field gets the default value of its type: it holds nothing between two steps;
 * <li>an array, a collection of the JDK, an optional or a record is copied element by element;
 * <li>all else is Copyable, or is refused by an error that names class and field.
 * </ul>
 *
 * <p>The constructor does not run for a copy. A class that must check or prepare something is a {@link CopyHook}.
 */
public interface Copyable extends Cloneable {}
