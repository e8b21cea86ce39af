package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;

/** The kernel programming interface, as generated code must spell it. */
final class KpiNames {
    static final ClassName BINDING = binding("Binding");
    static final ClassName HANDLER = binding("Handler");
    static final ClassName CONTINUATION = binding("Continuation");
    static final ClassName ERROR_CONTINUATION = binding("ErrorContinuation");
    static final ClassName NUMBER_CONTINUATION = binding("NumberContinuation");
    static final ClassName VALUE_CONTINUATION = binding("ValueContinuation");
    static final ClassName REPLY = binding("Reply");
    static final ClassName INTERFACE_SIGNATURE = binding("InterfaceSignature");
    static final ClassName ROLE = binding("Role");
    static final ClassName LINE_BINDING = binding("LineBinding");
    static final ClassName LMP_BINDING = binding("LmpBinding");
    static final ClassName MESSAGE_SHAPE = binding("MessageShape");
    static final ClassName MESSAGE_REASSEMBLER = binding("MessageReassembler");
    static final ClassName MESSAGE_BUILDER = binding("MessageBuilder");
    static final ClassName REPLY_SENDER = binding("ReplySender");
    static final ClassName BLOCKING_CLIENT = binding("BlockingClient");
    static final ClassName BLOCKING_CALL = binding("BlockingCall");
    static final ClassName CHANNEL = channel("Channel");
    static final ClassName LINE_CHANNEL = channel("LineChannel");
    static final ClassName LMP_CHANNEL = channel("LmpChannel");
    static final ClassName CAPABILITY_INSPECTOR = channel("CapabilityInspector");
    static final ClassName LOCAL_CHANNEL = channel("LocalChannel");
    static final ClassName RANGE_CHECK = marshal("RangeCheck");
    static final ClassName BYTE_ARRAY_VIEW = marshal("ByteArrayView");
    static final ClassName INT_ARRAY_VIEW = marshal("IntArrayView");
    static final ClassName LONG_ARRAY_VIEW = marshal("LongArrayView");
    static final ClassName BOOLEAN_ARRAY_VIEW = marshal("BooleanArrayView");
    static final ClassName PROTOCOL_VIOLATION = outcome("ProtocolViolation");
    static final ClassName SEND_QUEUE_OVERFLOW = outcome("SendQueueOverflow");
    static final ClassName FAILURE = outcome("Failure");
    static final ClassName CALL_FAILED = outcome("CallFailed");
    static final ClassName ERROR_CODE = outcome("ErrorCode");
    static final ClassName WAITER = ClassName.get("org.barreleye.kpi.binding", "Waiter");
    static final ClassName GENERATED = types("Generated");
    static final ClassName COPYABLE = ClassName.get("org.barreleye.kpi.state", "Copyable");
    static final ClassName CAPABILITY_REFERENCE = types("CapabilityReference");
    static final ClassName CAPABILITY_CONSTRAINT = types("CapabilityConstraint");
    static final ClassName CAPABILITY_ADDRESS = types("CapabilityAddress");

    private KpiNames() {}

    private static ClassName binding(String name) {
        return ClassName.get("org.barreleye.kpi.binding", name);
    }

    private static ClassName channel(String name) {
        return ClassName.get("org.barreleye.kpi.channel", name);
    }

    private static ClassName marshal(String name) {
        return ClassName.get("org.barreleye.kpi.marshal", name);
    }

    private static ClassName outcome(String name) {
        return ClassName.get("org.barreleye.kpi.outcome", name);
    }

    private static ClassName types(String name) {
        return ClassName.get("org.barreleye.kpi.types", name);
    }
}
