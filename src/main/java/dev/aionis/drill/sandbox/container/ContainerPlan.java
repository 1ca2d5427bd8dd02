package dev.aionis.drill.sandbox.container;

import java.util.List;
import java.util.Map;

/**
 * A container to be made.
 *
 * @param service its name in the drill's network, and the end of its own name
 * @param user in whose name its program runs
 * @param argv replaces the image's entrypoint and command, so that images with different ones work alike
 * @param environment added to the image's; may hold secrets
 * @param ports on 127.0.0.1 of the host → in the container
 * @param mounts what it sees of volumes and of the host's directories
 */
record ContainerPlan(
        String service,
        String image,
        String user,
        List<String> argv,
        Map<String, String> environment,
        Map<Integer, Integer> ports,
        List<Mount> mounts) {

    static final String ROOT = "0:0";

    ContainerPlan {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        ports = Map.copyOf(ports);
        mounts = List.copyOf(mounts);
    }

    /**
     * A volume or a directory of the host, as a container sees it.
     *
     * @param source a volume's name or an absolute path
     */
    record Mount(String source, String target, boolean readOnly) {

        static Mount of(String source, String target) {
            return new Mount(source, target, false);
        }

        static Mount readOnly(String source, String target) {
            return new Mount(source, target, true);
        }
    }
}
