package org.barreleye.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.barreleye.boot.BootResult.Lines;
import org.barreleye.boot.BootResult.LinesProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.MailboxReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.ServiceReference;
import org.barreleye.generated.user.TerminalReference;
import org.barreleye.kpi.binding.ValueContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that invokes capabilities with wrong arguments, or those that it shares with others. */
class HostileInvocationsTest {
    private static final long SECOND = 1_000_000_000L;

    private static HostileRun on(int core, Lines hostile, LinesProgram... others) {
        return HostileRun.onCore(core, 20 * SECOND, new LinesProgram("hostile", Manifest.PLAIN, hostile), others)
                .requireUnharmed();
    }

    @Nested
    class Every_invocation {
        private static final List<Class<?>> REFERENCES = List.of(KernelReference.class, L1CNodeReference.class,
                RamReference.class, FrameReference.class, DispatcherReference.class, EndPointReference.class,
                ServiceReference.class, TerminalReference.class, MailboxReference.class);
        private static final long[] NUMBERS = {0, 1, 2, 3, 63, 64, 255, 256, 4096, 65_535, 1L << 31, 1L << 32, 1L << 62,
            -1, -4096, Long.MAX_VALUE, Long.MIN_VALUE};
        private static final List<CapabilityAddress> OWN = List.of(WellKnownSlots.ROOT, WellKnownSlots.DISPATCHER,
                WellKnownSlots.FROM_MONITOR, WellKnownSlots.TO_MONITOR);
        private static final int ROUNDS = 200;
        private static final int SLOTS = 48;

        @ParameterizedTest
        @ValueSource(ints = {0, 1})
        void with_wrong_types_rights_sizes_and_addresses_harms_the_program_alone(int core) {
            long seed = Long.getLong("seed", 20261130);
            int[] invocations = new int[2];
            HostileRun run = on(core, domain -> {
                Random chance = new Random(seed);
                for (Class<?> type : REFERENCES) {
                    for (Method method : invocationsOf(type)) {
                        for (int round = 0; round < ROUNDS; round++) {
                            invocations[0]++;
                            invocations[1] += invoke(domain, type, method, chance) ? 1 : 0;
                        }
                    }
                }
                domain.syscalls().print("has invoked everything");
            });

            assertThat(run.booted().console()).as("seed %s", seed).contains("hostile: has invoked everything");
            assertThat(invocations[0]).isGreaterThan(5_000);
            assertThat(invocations[1]).as("most are refused").isBetween(20, invocations[0] / 3);
            System.out.println("from core " + core + ": " + invocations[1] + " of " + invocations[0]
                    + " wrong invocations were carried out on capabilities of the program's own");
        }

        private static List<Method> invocationsOf(Class<?> type) {
            return Arrays.stream(type.getMethods())
                    .filter(method -> !Modifier.isStatic(method.getModifiers()) && method.getParameterCount() > 0
                            && method.getParameterTypes()[0] == SystemCalls.class)
                    .sorted(Comparator.comparing(Method::toString)).toList();
        }

        private static boolean invoke(Domain domain, Class<?> type, Method method, Random chance) {
            try {
                Constructor<?> constructor = type.getConstructor(CapabilityAddress.class);
                // Not the root and the binding to the monitor as the target of deletion: the program goes on.
                boolean deletes = method.getName().equals("delete") || method.getName().equals("revoke");
                Object target = constructor.newInstance(
                        deletes ? new CapabilityAddress(chance.nextInt(1 << 16)) : address(chance));
                List<Object> arguments = new ArrayList<>();
                arguments.add(domain.syscalls());
                for (Parameter parameter : Arrays.asList(method.getParameters()).subList(
                        1, method.getParameterCount())) {
                    arguments.add(argument(parameter.getType(), chance));
                }
                return method.invoke(target, arguments.toArray()) instanceof Outcome<?> outcome && outcome.succeeded();
            } catch (InvocationTargetException refused) {
                if (refused.getCause() instanceof IllegalArgumentException) {
                    return false; // the range of an argument is checked before the system call
                }
                throw new IllegalStateException(method + " threw " + refused.getCause(), refused.getCause());
            } catch (ReflectiveOperationException impossible) {
                throw new AssertionError(method.toString(), impossible);
            }
        }

        private static Object argument(Class<?> type, Random chance) {
            long number = NUMBERS[chance.nextInt(NUMBERS.length)];
            if (type == long.class) {
                return number;
            } else if (type == int.class) {
                return (int) number;
            } else if (type == boolean.class) {
                return chance.nextBoolean();
            } else if (type == Rights.class) {
                return new Rights(chance.nextInt(Rights.ALL.bits() + 1));
            } else if (type == CapabilityAddress.class) {
                return address(chance);
            } else if (CapabilityReference.class.isAssignableFrom(type)) {
                return reference(type, chance);
            } else if (type.isEnum()) {
                return type.getEnumConstants()[chance.nextInt(type.getEnumConstants().length)];
            }
            return constantOf(type);
        }

        private static Object reference(Class<?> type, Random chance) {
            try {
                return type.isInterface() ? CapabilityReference.at(address(chance))
                        : type.getConstructor(CapabilityAddress.class).newInstance(address(chance));
            } catch (ReflectiveOperationException impossible) {
                throw new AssertionError(type.toString(), impossible);
            }
        }

        /** A constant of {@link Retype} of this type, or null. */
        private static Object constantOf(Class<?> type) {
            return Arrays.stream(Retype.class.getFields()).filter(field -> type.isAssignableFrom(field.getType()))
                    .findFirst().map(field -> {
                        try {
                            return field.get(null);
                        } catch (IllegalAccessException impossible) {
                            throw new AssertionError(field.toString(), impossible);
                        }
                    }).orElse(null);
        }

        private static CapabilityAddress address(Random chance) {
            return switch (chance.nextInt(4)) {
                case 0 -> new CapabilityAddress(chance.nextInt(1 << 16));
                case 1 -> new CapabilityAddress(chance.nextInt(SLOTS));
                default -> OWN.get(chance.nextInt(OWN.size()));
            };
        }
    }

    @Nested
    class Capabilities_that_others_hold_too {
        @ParameterizedTest
        @ValueSource(ints = {0, 1})
        void are_not_revoked_by_a_client_that_looked_a_name_up(int core) {
            HostileRun run = on(core, domain -> {
                for (int i = 0; i < 50; i++) {
                    CapabilityReference service = domain.nameService().lookUp("sum.0.1").service();
                    boolean revoked = WellKnown.ROOT.revoke(domain.syscalls(), service.address()).succeeded();
                    domain.delete(service);
                    if (revoked || domain.nameService().lookUp("sum.0.1").err().failed()) {
                        domain.syscalls().print("revoked");
                    }
                }
            });

            assertThat(run.booted().console()).doesNotContain("hostile: revoked");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1})
        void are_not_revoked_by_a_client_of_the_name_service(int core) {
            HostileRun run = on(core, domain -> {
                for (int i = 0; i < 500; i++) {
                    domain.monitor().sendGetNameService(new ValueContinuation<>() {
                        @Override
                        public void replied(CapabilityReference service, ErrorCode error) {
                            if (WellKnown.ROOT.revoke(domain.syscalls(), service.address()).succeeded()) {
                                domain.syscalls().print("revoked");
                            }
                            domain.delete(service);
                        }

                        @Override
                        public void failed(Failure failure) {}
                    });
                    domain.events().pause(domain.events().now() + 1_000);
                }
            });

            assertThat(run.booted().console()).doesNotContain("hostile: revoked");
        }

        @Test
        void are_not_usable_by_a_program_that_the_holder_has_spawned_and_told_their_addresses() {
            HostileRun run = on(1, domain -> {
                RamReference memory = domain.allocate(4096);
                long spawned = domain.spawn(1, "heir", String.valueOf(memory.address().slot()));
                domain.processes().waitFor(spawned, SECOND);
            }, new LinesProgram("heir", Manifest.PLAIN, domain -> {
                CapabilityAddress told = new CapabilityAddress(
                        Integer.parseInt(domain.arguments().words().get(0)));
                boolean found = new RamReference(told).identify(domain.syscalls()).succeeded();
                domain.syscalls().print(found ? "found memory" : "found nothing");
            }));

            assertThat(run.booted().console()).contains("heir: found nothing");
        }
    }
}
