package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;

/** The kernel programming interface, as generated code must spell it. */
final class KpiNames {
    static final ClassName BINDING = binding("Binding");
    static final ClassName HANDLER = binding("Handler");
    static final ClassName CONTINUATION = binding("Continuation");
    static final ClassName REPLY = binding("Reply");
    static final ClassName ROLE = binding("Role");
    static final ClassName SLOT_BINDING = binding("SlotBinding");
    static final ClassName LMP_BINDING = binding("LmpBinding");
    static final ClassName MESSAGE_SHAPE = binding("MessageShape");
    static final ClassName INCOMING = binding("Incoming");
    static final ClassName BLOCKING_CLIENT = binding("BlockingClient");
    static final ClassName BLOCKING_CALL = binding("BlockingCall");
    static final ClassName SLOT_CHANNEL = ClassName.get("org.barreleye.kpi.channel", "SlotChannel");
    static final ClassName LMP_CHANNEL = ClassName.get("org.barreleye.kpi.channel", "LmpChannel");
    static final ClassName RANGE = ClassName.get("org.barreleye.kpi.message", "Range");
    static final ClassName BREACH = ClassName.get("org.barreleye.kpi.outcome", "Breach");
    static final ClassName CALL_FAILED = ClassName.get("org.barreleye.kpi.outcome", "CallFailed");
    static final ClassName ERROR_CODE = ClassName.get("org.barreleye.kpi.outcome", "ErrorCode");
    static final ClassName WAITING = ClassName.get("org.barreleye.kpi.wait", "Waiting");
    static final ClassName COPIER = ClassName.get("org.barreleye.kpi.types", "Copier");
    static final ClassName COPYABLE = ClassName.get("org.barreleye.kpi.types", "Copyable");
    static final ClassName CAPABILITY_REFERENCE = ClassName.get("org.barreleye.kpi.types", "CapabilityReference");

    private KpiNames() {}

    private static ClassName binding(String name) {
        return ClassName.get("org.barreleye.kpi.binding", name);
    }
}
