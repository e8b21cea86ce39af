package org.barreleye.flounder.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.flounder.Texts;
import org.barreleye.kpi.outcome.ErrorCode;
import org.junit.jupiter.api.Test;

/** Generated clients and services in straight-line code, and what becomes of them when a machine is copied. */
class ServiceTest {
    private static final Generated SERVED =
            new Generated(Texts.folder("roundtrip", "served.if"), Generated.driver("served", "ServedDriver"));

    @SuppressWarnings("unchecked") // the driver returns lists of strings
    private static List<String> run(String method) {
        return (List<String>) Generated.call(null, Generated.method(SERVED.load("ServedDriver"), method, 0));
    }

    @Test
    void a_client_gets_what_the_service_returns_and_may_keep_it() {
        assertThat(run("ask")).containsExactly("5", "\u00e4\u00f6\u00e4\u00f6", "2 bytes 01fe",
                "SeveralResult[b=[1, 65535], c=[true, false], d=[-1], e=GREEN]",
                "PartsResult[q=Path[elements=[Point[x=1, y=-1], Point[x=32767, y=-32768]]], "
                        + "r=[Point[x=1, y=-1], Point[x=32767, y=-32768]], err=NONE]",
                "PartsResult[q=Path[elements=[Point[x=0, y=0], Point[x=0, y=0]]], r=[], err=" + ErrorCode.of("RED")
                + "]", "NONE", ErrorCode.of("WANTED").toString(), "nothing", "Point[x=3, y=4] RED", "nothing");
    }

    @Test
    void a_copied_binding_is_independent() {
        assertThat(run("copied")).containsExactly("[Point[x=1, y=1] RED, Point[x=2, y=2] RED]",
                "[Point[x=1, y=1] RED, Point[x=3, y=3] RED]");
    }

    @Test
    void a_reply_forwards_the_reply_or_the_failure_of_another_call() {
        String gone = ErrorCode.of("PEER_GONE").toString();
        assertThat(run("forwarded")).startsWith("Point[x=4, y=3] NONE", ErrorCode.of("WANTED").toString(), "one -7")
                .containsExactlyInAnyOrder("Point[x=4, y=3] NONE", ErrorCode.of("WANTED").toString(), "one -7",
                "Point[x=0, y=0] " + gone, gone,
                "PEER_GONE: the other side ended a call of 'served' without a reply, because of PEER_GONE",
                "Point[x=1, y=1] GREEN", "Point[x=1, y=1] GREEN");
    }

    @Test
    void a_call_fails_at_once_if_its_handler_throws_or_its_service_returns_null() {
        String failure = "HANDLER_FAILED: the other side ended a call of 'served' without a reply, because of"
                + " HANDLER_FAILED";
        assertThat(run("failing")).containsExactlyInAnyOrder(
                "no 1, thrown by the handler of message 'one' of 'served'", failure,
                "the service returned null for 'moved', thrown by the handler of message 'moved' of 'served'", failure,
                "no RED, thrown by the handler of message 'told' of 'served'", "one -2",
                ErrorCode.of("WANTED").toString());
    }

    @Test
    void an_owner_may_take_the_exceptions_of_its_handlers() {
        assertThat(run("observed")).containsExactly("told: told", "one: after the reply", "one 5");
    }

    @Test
    void a_reply_answers_its_own_call_only() {
        assertThat(run("reused")).containsExactly("one 10", "this call has been answered already",
                "this call has been answered already", "one 20", "this reply was given back before");
    }
}
