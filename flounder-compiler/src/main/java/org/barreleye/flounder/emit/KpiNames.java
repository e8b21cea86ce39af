package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;

/** The kernel programming interface, as generated code must spell it. */
final class KpiNames {
    static final ClassName BINDING = binding("Binding");
    static final ClassName HANDLER = binding("Handler");
    static final ClassName CONTINUATION = binding("Continuation");
    static final ClassName REPLY = binding("Reply");
    static final ClassName AGREEMENT = binding("Agreement");
    static final ClassName ROLE = binding("Role");
    static final ClassName SLOT_BINDING = binding("SlotBinding");
    static final ClassName LMP_BINDING = binding("LmpBinding");
    static final ClassName MESSAGE_SHAPE = binding("MessageShape");
    static final ClassName INCOMING = binding("Incoming");
    static final ClassName OUTGOING = binding("Outgoing");
    static final ClassName SPARES = binding("Spares");
    static final ClassName BLOCKING_CLIENT = binding("BlockingClient");
    static final ClassName BLOCKING_CALL = binding("BlockingCall");
    static final ClassName CHANNEL = channel("Channel");
    static final ClassName SLOT_CHANNEL = channel("SlotChannel");
    static final ClassName LMP_CHANNEL = channel("LmpChannel");
    static final ClassName CAPABILITY_HOLDER = channel("CapabilityHolder");
    static final ClassName LOCAL_CHANNEL = channel("LocalChannel");
    static final ClassName RANGE = message("Range");
    static final ClassName BYTES = message("Bytes");
    static final ClassName INTS = message("Ints");
    static final ClassName LONGS = message("Longs");
    static final ClassName FLAGS = message("Flags");
    static final ClassName BREACH = outcome("Breach");
    static final ClassName CALL_FAILED = outcome("CallFailed");
    static final ClassName ERROR_CODE = outcome("ErrorCode");
    static final ClassName WAITING = ClassName.get("org.barreleye.kpi.wait", "Waiting");
    static final ClassName COPIER = types("Copier");
    static final ClassName COPYABLE = types("Copyable");
    static final ClassName CAPABILITY_REFERENCE = types("CapabilityReference");
    static final ClassName CAPABILITY_TERMS = types("CapabilityTerms");
    static final ClassName CAPABILITY_ADDRESS = types("CapabilityAddress");

    private KpiNames() {}

    private static ClassName binding(String name) {
        return ClassName.get("org.barreleye.kpi.binding", name);
    }

    private static ClassName channel(String name) {
        return ClassName.get("org.barreleye.kpi.channel", name);
    }

    private static ClassName message(String name) {
        return ClassName.get("org.barreleye.kpi.message", name);
    }

    private static ClassName outcome(String name) {
        return ClassName.get("org.barreleye.kpi.outcome", name);
    }

    private static ClassName types(String name) {
        return ClassName.get("org.barreleye.kpi.types", name);
    }
}
