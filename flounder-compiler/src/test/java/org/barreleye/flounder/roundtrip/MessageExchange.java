package org.barreleye.flounder.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.plan.InterfacePlan;

/** Two sides that send each other everything their interface has, many at a time, and answer out of order. */
final class MessageExchange {
    private static final int OUTSTANDING_MAX = 20;

    private final Generated generated;
    private final Random random;
    private final Values values;
    private final Ends ends;
    private final Side[] sides;

    /** A message that was sent or delivered. */
    private record Said(String message, Map<String, Object> values) {}

    /** A call that waits for its answer. */
    private record Asked(Operation.Rpc rpc, Object reply, int call) {}

    MessageExchange(Generated generated, Ends.Kind kind, int slots, Random random) {
        this.generated = generated;
        this.random = random;
        this.values = new Values(random);
        this.sides = new Side[] {new Side(), new Side()};
        this.ends = new Ends(generated, kind, slots, sides[0].handler(), sides[1].handler());
        if (ends.hearsItself()) {
            sides[1] = sides[0];
        }
    }

    /** Sends every message so many times from both sides, and looks at what arrived. */
    void run(int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (Operation operation : generated.definition().operations()) {
                int from = random.nextInt(2);
                sides[from].send(ends.binding(from), other(from), operation);
                sides[1 - from].send(ends.binding(1 - from), other(1 - from), operation);
                answerSome(OUTSTANDING_MAX);
            }
        }
        ends.settle();
        while (sides[0].unanswered.size() + sides[1].unanswered.size() > 0) {
            answerSome(0);
            ends.settle();
        }
        for (int side = 0; side < (ends.hearsItself() ? 1 : 2); side++) {
            sides[side].check(side);
        }
    }

    private Side other(int side) {
        return ends.hearsItself() ? sides[0] : sides[1 - side];
    }

    private void answerSome(int kept) {
        for (Side side : sides) {
            while (side.unanswered.size() > kept) {
                side.answer(side.unanswered.remove(random.nextInt(side.unanswered.size())));
            }
        }
    }

    /** One side, with the messages that it sends and has received. */
    private final class Side implements InvocationHandler {
        private final List<Said> sent = new ArrayList<>();
        private final List<Said> received = new ArrayList<>();
        private final List<Said> delivered = new ArrayList<>();
        private final List<Map<String, Object>> answers = new ArrayList<>();
        private final List<Asked> unanswered = new ArrayList<>();
        private int calls;
        private int replies;

        Object handler() {
            return proxy(generated.ofInterface("Handler"), this);
        }

        private static Object proxy(Class<?> type, InvocationHandler handler) {
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
        }

        void send(Object binding, Side peer, Operation operation) {
            Message message = operation.messages().get(0);
            List<Object> chosen = values.of(message);
            List<Object> arguments = generated.arguments(message, chosen);
            if (operation instanceof Operation.Rpc rpc) {
                int call = calls++;
                arguments.add(proxy(generated.load(generated.names().operationType(rpc) + "Continuation"),
                        (proxy, method, given) -> replied(proxy, method, given, rpc, peer, call)));
            }
            Method method = Generated.method(generated.ofInterface("Binding"),
                    "try" + generated.names().operationType(operation), arguments.size());
            int patience = 10_000;
            while (!(boolean) Generated.call(binding, method, arguments.toArray())) {
                ends.settle();
                answerSome(0);
                assertThat(patience--).describedAs("room for " + message.name()).isPositive();
            }
            sent.add(new Said(message.name(), Values.flat(message, chosen)));
        }

        private Object replied(Object proxy, Method method, Object[] given, Operation.Rpc rpc, Side peer, int call)
                throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return objectMethod(proxy, method, given);
            }
            assertThat(method.getName()).describedAs(() -> String.valueOf(given[0])).isEqualTo("replied");
            Object[] parts = given == null ? new Object[0] : given;
            Map<String, Object> seen = Values.flat(rpc.response(), generated.values(rpc.response(), parts));
            if (isView(parts)) {
                InvocationHandler.invokeDefault(proxy, method, parts);
                assertThat(delivered.get(delivered.size() - 1).values()).isEqualTo(seen);
                return null;
            }
            assertThat(seen).isEqualTo(peer.answers.get(call));
            delivered.add(new Said(rpc.response().name(), seen));
            replies++;
            return null;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return objectMethod(proxy, method, given);
            }
            if (method.getName().equals("closed")) {
                throw new AssertionError("closed: " + given[0]);
            }
            for (Operation operation : generated.definition().operations()) {
                if (generated.names().method(operation).equals(method.getName())) {
                    take(proxy, method, given == null ? new Object[0] : given, operation);
                }
            }
            return null;
        }

        private void take(Object proxy, Method method, Object[] given, Operation operation) throws Throwable {
            Message message = operation.messages().get(0);
            Said said = new Said(message.name(), Values.flat(message, generated.values(message, given)));
            if (isView(given)) {
                InvocationHandler.invokeDefault(proxy, method, given);
                assertThat(received.get(received.size() - 1)).isEqualTo(said);
                return;
            }
            received.add(said);
            delivered.add(said);
            if (operation instanceof Operation.Rpc rpc) {
                answers.add(null);
                unanswered.add(new Asked(rpc, given[given.length - 1], answers.size() - 1));
            }
        }

        void answer(Asked asked) {
            Message response = asked.rpc().response();
            List<Object> chosen = values.of(response);
            answers.set(asked.call(), Values.flat(response, chosen));
            Generated.call(asked.reply(), Generated.method(asked.reply().getClass(), "reply", chosen.size()),
                    generated.arguments(response, chosen).toArray());
        }

        private boolean isView(Object[] given) {
            for (Object one : given) {
                Class<?> type = one.getClass();
                if (type.getClassLoader() == generated.loader() && type.getSimpleName().endsWith("View")) {
                    return true;
                }
            }
            return false;
        }

        private static Object objectMethod(Object proxy, Method method, Object[] given) {
            return switch (method.getName()) {
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == given[0];
                default -> "a proxy";
            };
        }

        void check(int side) {
            assertThat(received).isEqualTo(other(side).sent);
            assertThat(replies).isEqualTo(calls);
            List<PlanInterpreter.Read> read = new PlanInterpreter(
                    InterfacePlan.canonical(generated.definition(), ends.layout()), ends.tap(side).frames(),
                    ends.tap(side).capabilities()).messages();
            assertThat(read.stream().map(one -> new Said(one.message(), one.values())).toList()).isEqualTo(delivered);
            assertThat(read).allSatisfy(one ->
                    assertThat(one.token() != 0).isEqualTo(one.message().matches(".*_(call|response)")));
        }
    }
}
