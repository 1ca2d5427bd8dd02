package dev.aionis.drill.sandbox.container;

import dev.aionis.drill.process.JavaProgram;
import dev.aionis.drill.sandbox.RunningService;
import dev.aionis.drill.sandbox.ServiceHost;
import dev.aionis.drill.sandbox.ServiceSpec;
import dev.aionis.drill.sandbox.container.ContainerPlan.Mount;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sandbox's services, each in a container of the Java image, all on one class path that is mounted read-only. */
final class ContainerServices implements ServiceHost {

    private final Yard yard;
    private final String image;
    private final ClassPathFolder classPath;

    ContainerServices(Yard yard, String image, ClassPathFolder classPath) {
        this.yard = yard;
        this.image = image;
        this.classPath = classPath;
    }

    /** A service listens at the same port in its container as on 127.0.0.1 of this machine. */
    @Override
    public RunningService start(ServiceSpec spec) {
        var argv = new ArrayList<String>(List.of("java"));
        argv.addAll(JavaProgram.SMALL);
        argv.add(spec.main().getName());
        Map<String, String> environment = new HashMap<>(spec.environment());
        environment.put("HOST", "0.0.0.0");
        environment.put("CLASSPATH", classPath.inContainer());
        var plan = new ContainerPlan(
                spec.name(),
                image,
                classPath.reader(),
                argv,
                environment,
                spec.ports().stream().collect(Collectors.toMap(Function.identity(), Function.identity())),
                List.of(Mount.readOnly(classPath.folder().toString(), ClassPathFolder.MOUNTED)));
        return new ContainerService(spec.name(), DrillContainer.start(yard, plan, spec.log()));
    }

    @Override
    public URI amongServices(String service, URI url) {
        return URI.create(url.toString().replace(url.getHost(), service));
    }
}
