package org.barreleye.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TwoJvmsTest {
    @Test
    void run_a_program_on_the_class_path_of_the_tests() {
        var runs = TwoJvms.run(Sorted.class, "b", "a");

        assertThat(runs).isEqualTo(new TwoJvms("[a, b]\n", "[a, b]\n"));
    }

    @Test
    void are_not_one() {
        var runs = TwoJvms.run(WhoAmI.class);

        assertThat(runs.first()).isNotEqualTo(runs.second());
    }

    @Test
    void fail_when_the_program_fails() {
        assertThatThrownBy(() -> TwoJvms.run(Failing.class))
                .hasMessageContaining("ended with 1")
                .hasMessageContaining("oops");
    }

    /** Prints its arguments, sorted. */
    static final class Sorted {
        public static void main(String[] arguments) {
            System.out.print(new TreeSet<>(List.of(arguments)) + "\n");
        }
    }

    /** Prints the number of its process. */
    static final class WhoAmI {
        public static void main(String[] arguments) {
            System.out.print(ProcessHandle.current().pid());
        }
    }

    /** Fails. */
    static final class Failing {
        public static void main(String[] arguments) {
            throw new IllegalStateException("oops");
        }
    }
}
