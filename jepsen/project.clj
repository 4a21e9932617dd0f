(defproject rhenea.jepsen "0.1.0"
  :description "Jepsen tests of Rhenea: a shared log whose ordering protocol is replaced while it is used"
  :license {:name "Apache-2.0" :url "https://www.apache.org/licenses/LICENSE-2.0"}
  :dependencies [[org.clojure/clojure "1.12.4"]
                 [org.clojure/data.json "2.5.1"]
                 [jepsen "0.3.11"]]
  :main rhenea.cli
  :jvm-opts ["-Xmx4g" "-server" "-Djava.awt.headless=true"]
  :repl-options {:init-ns rhenea.cli})
