package org.barreleye.exploration.junit;

import java.lang.reflect.Method;
import java.util.List;
import org.barreleye.exploration.schedule.Schedule;
import org.barreleye.exploration.service.ServiceExploration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Gives an {@link Explored} method its exploration, and runs it when the method has returned. */
final class ExploredExtension implements ParameterResolver, InvocationInterceptor {
    private static final String SCHEDULE = "explored.schedule";

    ExploredExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ServiceExploration.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Explored bounds = context.getRequiredTestMethod().getAnnotation(Explored.class);
        return new ServiceExploration<>(new ServiceExploration.SearchBounds(
                bounds.cores(), bounds.calls(), bounds.deaths(), bounds.ringLines(), bounds.revocations(),
                bounds.refusals(), bounds.states()));
    }

    @Override
    public void interceptTestMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method,
            ExtensionContext context) throws Throwable {
        invocation.proceed();
        List<Object> arguments = method.getArguments();
        if (arguments.size() != 1 || !(arguments.get(0) instanceof ServiceExploration<?, ?> exploration)) {
            throw new IllegalStateException(context.getRequiredTestMethod().getName()
                    + " has one parameter, a ServiceExploration");
        }
        String schedule = System.getProperty(SCHEDULE, "");
        if (schedule.isBlank()) {
            context.publishReportEntry("explored", exploration.explore().toString());
        } else {
            exploration.replay(Schedule.parse(schedule));
        }
    }
}
