package org.barreleye.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.barreleye.domain.error.SystemError;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.junit.jupiter.api.Test;

/** Error codes are hashes of names: the names in use have different ones. */
class SystemErrorTest {
    private static final Stream<String> OF_SAMPLES =
            Stream.of("NO_ROOM", "DIVISION_BY_ZERO", "TOO_LARGE", "NOT_UNDERSTOOD", "NOT_READABLE");

    @Test
    void no_two_names_have_the_same_code() {
        Map<Long, String> names = new TreeMap<>();
        Stream<String> errors = Stream.of(SystemError.values()).map(Enum::name);
        Stream<String> failures = Stream.of(Failure.Kind.values()).map(Enum::name);

        Stream.of(errors, failures, OF_SAMPLES).flatMap(some -> some).distinct().forEach(name ->
                assertThat(names.put(ErrorCode.of(name).number(), name)).as("has the code of %s", name).isNull());

        assertThat(names).hasSizeGreaterThan(35);
    }

    @Test
    void the_code_of_a_peer_that_is_gone_is_the_one_with_which_calls_are_forwarded() {
        assertThat(ErrorCode.of(Failure.Kind.PEER_GONE)).isEqualTo(SystemError.PEER_GONE.code());
        assertThat(ErrorCode.of(Failure.Kind.CLOSED)).isEqualTo(SystemError.PEER_GONE.code());
    }
}
