(ns rhenea.nemesis.answers
  "Nemeses made of functions."
  (:require [jepsen.nemesis :as n]))

(defn nemesis
  "Answers to some operations: a map from :f to a function of the test and the operation's value, to
  what the value becomes. `calm`, a function of the test, runs before the test and after it."
  ([answers] (nemesis answers (constantly nil)))
  ([answers calm]
   (reify
     n/Reflection
     (fs [_] (set (keys answers)))

     n/Nemesis
     (setup! [this test]
       (calm test)
       this)
     (invoke! [_ test {:keys [f value] :as op}]
       (assoc op :value ((answers f) test value)))
     (teardown! [_ test]
       (calm test)))))
