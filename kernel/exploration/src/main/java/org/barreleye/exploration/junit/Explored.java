package org.barreleye.exploration.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that explores a service. The method has one parameter, a
 * {@link org.barreleye.exploration.service.ServiceExploration}, to which it gives the service, the clients, the calls
 * and the rules. When the method has returned, every order of messages, capabilities, calls and deaths within the
 * bounds is run.
 *
 * <p>A failure shows the shortest schedule that was found as a sequence diagram. With
 * {@code -Dexplored.schedule="..."} the test runs the given schedule only.
 */
@Test
@ExtendWith(ExploredExtension.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Explored {
    /** The number of nodes: the service and its clients. */
    int cores();

    /** The number of calls that each client makes at most. */
    int calls() default 1;

    /** The number of nodes that may die. */
    int deaths() default 0;

    /** The lines of each ring, 2 or more: with few, rings and channels for capabilities are full often. */
    int ringLines() default 4;

    /** The number of capabilities that may be revoked while they are in transit. */
    int revocations() default 0;

    /** The number of capabilities for which their receiver may have no slot. */
    int refusals() default 0;

    /** The number of states after which the test fails, because not all were explored. */
    long states() default 1_000_000;
}
