package org.barreleye.hamlet.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.Parameter;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.InvocationFrame;
import org.barreleye.kpi.types.CapabilityAddress;
import org.junit.jupiter.api.Test;

/** The generated dispatch lets through what the specification says, and nothing else. */
class RandomInvocationsTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 4);
    private static final int MORE_ROUNDS = 60;
    private static final int ANSWERS = 6;
    private static final int CALLS = 3_000;
    /** The result of all handlers here: the sign that a call arrived. */
    private static final KernelError REACHED = KernelError.ENDPOINT_FULL;

    @Test
    void every_call_is_judged_by_type_number_rights_and_arguments() {
        Random random = Seeds.random("every call is judged by type, number, rights and arguments");
        Map<KernelError, Integer> answers = new EnumMap<>(KernelError.class);
        // Few specifications need not meet every answer; many do.
        for (int round = 0; round < ROUNDS || answers.size() < ANSWERS && round < ROUNDS + MORE_ROUNDS; round++) {
            SourceFile source = RandomSpecifications.accepted(random);
            try {
                new Calls(source, random).run(answers);
            } catch (AssertionError e) {
                throw new AssertionError("round " + round + ": " + e.getMessage() + "\n" + source.text(), e);
            }
        }
        assertThat(answers).containsOnlyKeys(REACHED, KernelError.WRONG_TYPE, KernelError.NO_SUCH_INVOCATION,
                KernelError.MISSING_RIGHTS, KernelError.NOT_IMPLEMENTED, KernelError.BAD_ARGUMENT);
    }

    /** Calls of the capabilities of one specification. */
    private static final class Calls {
        private final Specification specification;
        private final Generated generated;
        private final RandomValues values;
        private final Random random;
        private final List<CapabilityType> provided;
        private final Object dispatch;

        Calls(SourceFile source, Random random) {
            this.specification = HamletCompiler.check(source).specification().orElseThrow();
            this.generated = Generated.of(source, 0);
            this.values = new RandomValues(specification, random);
            this.random = random;
            this.provided = specification.concreteTypes().stream()
                    .filter(type -> !type.invocations().isEmpty() && random.nextInt(4) != 0)
                    .toList();
            this.dispatch = dispatch();
        }

        private Object dispatch() {
            List<Object> behaviours = new ArrayList<>();
            InvocationHandler handler = (proxy, method, arguments) -> method.isDefault()
                    ? InvocationHandler.invokeDefault(proxy, method)
                    : Outcome.refused(REACHED);
            for (CapabilityType type : provided) {
                Class<?> behaviour = generated.load("kernel." + type.name() + "Invocations");
                behaviours.add(Proxy.newProxyInstance(behaviour.getClassLoader(), new Class<?>[] {behaviour}, handler));
            }
            try {
                return generated.load("kernel.InvocationDispatch").getConstructor(List.class).newInstance(behaviours);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }

        void run(Map<KernelError, Integer> answers) {
            for (int i = 0; i < CALLS; i++) {
                Value target = values.next();
                CapabilityType type = target.type();
                int claim = random.nextInt(3) == 0 ? InvocationFrame.ANY_TYPE
                        : random.nextInt(8) == 0 ? values.next().type().number() : type.number();
                int needed = random.nextInt(4) == 0 ? random.nextInt(256) : 0;
                InvocationFrame frame = new InvocationFrame();
                frame.begin(CapabilityAddress.NULL, claim, needed, random.nextInt(4));
                for (int word = 0; word < 2; word++) {
                    frame.word(word, random.nextInt(3) == 0 ? values.word().longValue() : random.nextInt(256));
                }
                KernelError expected = expected(target, claim, needed, frame);
                invoke(target, frame);
                if (frame.error() != expected) {
                    throw new AssertionError(expected + ", but the generated code answers " + frame.error()
                            + " to invocation "
                            + frame.invocation() + " of " + target + " as type " + claim + " with rights " + needed);
                }
                answers.merge(expected, 1, Integer::sum);
            }
        }

        private void invoke(Value target, InvocationFrame frame) {
            try {
                dispatch.getClass().getMethod("dispatch", Object.class, generated.load("kernel.Capability"),
                        InvocationFrame.class).invoke(dispatch, "caller", generated.capability(target), frame);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }

        private KernelError expected(Value target, int claim, int needed, InvocationFrame frame) {
            CapabilityType type = target.type();
            if (claim != InvocationFrame.ANY_TYPE && claim != type.number()) {
                return KernelError.WRONG_TYPE;
            }
            Optional<Invocation> invocation = type.invocations().stream()
                    .filter(declared -> declared.number() == frame.invocation())
                    .findFirst();
            if (invocation.isEmpty()) {
                return KernelError.NO_SUCH_INVOCATION;
            }
            int all = needed;
            for (var right : invocation.get().needs()) {
                all |= 1 << specification.rights().indexOf(right);
            }
            if ((all & target.rights()) != all) {
                return KernelError.MISSING_RIGHTS;
            }
            if (!provided.contains(type)) {
                return KernelError.NOT_IMPLEMENTED;
            }
            List<Parameter> parameters = invocation.get().parameters();
            for (int i = 0; i < parameters.size(); i++) {
                int bits = parameters.get(i).type().bits();
                if (Long.compareUnsigned(frame.word(i), bits == Long.SIZE ? -1L : (1L << bits) - 1) > 0) {
                    return KernelError.BAD_ARGUMENT;
                }
            }
            return REACHED;
        }
    }
}
