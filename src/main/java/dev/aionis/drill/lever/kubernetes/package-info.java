/**
 * Levers on Deployments of a Kubernetes cluster, and restores by CloudNativePG.
 *
 * <p>Rule: imports what levers may, and Fabric8 for credentials, transport and the types of Kubernetes' objects. Every
 * change is an {@link dev.aionis.drill.lever.kubernetes.ApiCall}, so that a plan shows exactly what would be sent.
 */
package dev.aionis.drill.lever.kubernetes;
