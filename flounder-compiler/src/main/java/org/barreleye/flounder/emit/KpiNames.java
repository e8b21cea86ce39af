package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import java.util.List;

/** The kernel programming interface, as generated code must spell it. */
final class KpiNames {
    static final ClassName BINDING = binding("Binding");
    static final ClassName BLOCKING_CALL = binding("BlockingCall");
    static final ClassName CALLER = binding("Caller");
    static final ClassName CONTINUATION = binding("Continuation");
    static final ClassName HANDLER = binding("Handler");
    static final ClassName INCOMING = binding("Incoming");
    static final ClassName LMP_BINDING = binding("LmpBinding");
    static final ClassName MESSAGE_SHAPE = binding("MessageShape");
    static final ClassName REPLY = binding("Reply");
    static final ClassName ROLE = binding("Role");
    static final ClassName SLOT_BINDING = binding("SlotBinding");

    static final ClassName LMP_CHANNEL = kpi("channel", "LmpChannel");
    static final ClassName SLOT_CHANNEL = kpi("channel", "SlotChannel");
    static final ClassName UMP_CHANNEL = kpi("channel", "UmpChannel");

    static final ClassName BYTES = kpi("message", "Bytes");
    static final ClassName RANGE = kpi("message", "Range");

    static final ClassName BREACH = kpi("outcome", "Breach");
    static final ClassName CALL_FAILED = kpi("outcome", "CallFailed");
    static final ClassName ERROR_CODE = kpi("outcome", "ErrorCode");

    static final ClassName CAPABILITY_ADDRESS = kpi("types", "CapabilityAddress");
    static final ClassName CAPABILITY_REFERENCE = kpi("types", "CapabilityReference");
    static final ClassName COPIER = kpi("types", "Copier");
    static final ClassName COPYABLE = kpi("types", "Copyable");

    static final ClassName WAITING = kpi("wait", "Waiting");

    /** All of them, for the test that loads them. */
    static final List<ClassName> ALL = List.of(BINDING, BLOCKING_CALL, CALLER, CONTINUATION, HANDLER, INCOMING, LMP_BINDING,
            MESSAGE_SHAPE, REPLY, ROLE, SLOT_BINDING, LMP_CHANNEL, SLOT_CHANNEL, UMP_CHANNEL, BYTES, RANGE, BREACH,
            CALL_FAILED, ERROR_CODE, CAPABILITY_ADDRESS, CAPABILITY_REFERENCE, COPIER, COPYABLE, WAITING);

    private KpiNames() {}

    private static ClassName binding(String name) {
        return kpi("binding", name);
    }

    private static ClassName kpi(String part, String name) {
        return ClassName.get("org.barreleye.kpi." + part, name);
    }
}
